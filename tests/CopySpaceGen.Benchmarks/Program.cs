using System.CommandLine;
using CopySpaceGen.Benchmarks.Commands;
using CopySpaceGen.Benchmarks.Harness;

RootCommand root = new("What the collector is worth: our heaps and others, in the same programs.") { RunCommand.Create() };
#if !RUN_ONLY
root.Add(CompareCommand.Create());
root.Add(MicroCommand.Create());
#endif
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BenchmarkException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
