using CopySpaceGen.Sample.Commands;
using Spectre.Console;

IAnsiConsole error = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
return new SampleProgram(AnsiConsole.Console, error).Run(args);
