namespace CopySpaceGen.Tests.Tracing.Workers;

public class RootPiecesTests
{
    [Fact]
    public void Pieces_are_the_ranges_cut_where_they_are_long()
    {
        RootPieces pieces = new();
        pieces.Divide([new(1000, 1040), new(2000, 2000), new(3000, 3016)], 16);
        List<(nint, nint)> taken = [];
        while (pieces.TryTake(out RootRange piece))
        {
            taken.Add((piece.First, piece.End));
        }

        Assert.Equal([(1000, 1016), (1016, 1032), (1032, 1040), (3000, 3016)], taken);
        Assert.False(pieces.Any);
        Assert.False(pieces.TryTake(out _));
        pieces.Divide([new(8, 16)], 16);
        Assert.True(pieces.Any);
    }
}
