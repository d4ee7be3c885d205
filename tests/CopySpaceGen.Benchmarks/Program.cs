using System.CommandLine;
using CopySpaceGen.Benchmarks.Commands;
using CopySpaceGen.Benchmarks.Harness;

RootCommand root = new("What the collector is worth: our heaps and .NET's, in the same programs.") { CompareCommand.Create(), MicroCommand.Create(), RunCommand.Create() };
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BenchmarkException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
