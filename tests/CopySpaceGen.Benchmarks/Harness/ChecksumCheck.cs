using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>Makes sure that all peers did the same.</summary>
internal static class ChecksumCheck
{
    /// <exception cref="BenchmarkException">Two runs came to different checksums.</exception>
    public static void Require(string workload, IEnumerable<PeerResult> results)
    {
        ulong? expected = null;
        string by = "";
        foreach (PeerResult result in results)
        {
            foreach (Measurement run in result.Runs.Where(run => run.Succeeded))
            {
                if (expected is null)
                {
                    expected = run.Checksum;
                    by = result.Peer.Name;
                }
                else if (run.Checksum != expected)
                {
                    throw new BenchmarkException(
                        $"{workload}: '{result.Peer.Name}' computed {run.Checksum:x16}, but '{by}' computed {expected:x16}. One of them is wrong, so nothing is compared.");
                }
            }
        }
    }
}
