namespace CopySpaceGen.Tests.Tracing.Workers;

public class RootPiecesTests
{
    [Fact]
    public void Pieces_are_the_ranges_cut_where_they_are_long()
    {
        RootPieces pieces = new();
        pieces.Divide([(1000, 1040), (2000, 2000), (3000, 3016)], 16);
        List<(nint, nint)> taken = [];
        while (pieces.TryTake(out (nint First, nint End) piece))
        {
            taken.Add(piece);
        }

        Assert.Equal([(1000, 1016), (1016, 1032), (1032, 1040), (3000, 3016)], taken);
        Assert.False(pieces.Any);
        Assert.False(pieces.TryTake(out _));
        pieces.Divide([(8, 16)], 16);
        Assert.True(pieces.Any);
    }
}
