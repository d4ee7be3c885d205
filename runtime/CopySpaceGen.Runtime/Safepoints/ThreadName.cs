using System.Globalization;

namespace CopySpaceGen;

/// <summary>How messages name threads.</summary>
internal static class ThreadName
{
    internal static string Of(Thread thread)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"the thread with id {thread.ManagedThreadId}");
        return string.IsNullOrEmpty(thread.Name) ? id : $"{id} ('{thread.Name}')";
    }
}
