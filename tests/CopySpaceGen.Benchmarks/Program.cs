#if !RUN_ONLY
using System.CommandLine;
#endif
using CopySpaceGen.Benchmarks.Commands;
using CopySpaceGen.Benchmarks.Harness;

try
{
    if (args is [RunCommand.Name, var order])
    {
        RunCommand.Run(order);
        return 0;
    }

#if RUN_ONLY
    throw new BenchmarkException("Compiled ahead of time, this program runs what the comparison orders, and nothing else.");
#else
    RootCommand root = new("What the collector is worth: our heaps and others, in the same programs.") { CompareCommand.Create(), MicroCommand.Create() };
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
#endif
}
catch (BenchmarkException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
