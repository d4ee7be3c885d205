namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>What a <see cref="TextScanner"/> comes upon in a text.</summary>
internal enum TextItem
{
    Letter,
    EndOfWord,
    EndOfLine,
    EndOfText,
}
