namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>What a client wants of the index: to look a key up, or to change it.</summary>
internal readonly record struct Request(int Key, bool IsChange)
{
    private const int RequestsOfTen = 10;
    private const int LookUpsOfTen = 7;

    /// <summary>Draws a request at random.</summary>
    /// <param name="random">The source of the numbers.</param>
    /// <param name="keys">The number of keys, each of which is as likely as the others.</param>
    public static Request Draw(ref SplitMix64 random, int keys) => new(random.Next(keys), random.Next(RequestsOfTen) >= LookUpsOfTen);
}
