using System.Runtime.InteropServices;

namespace CopySpaceGen.Benchmarks.Boehm;

/// <summary>The file of libgc, which a machine has or has not.</summary>
internal static class LibGcFile
{
    public const string Name = "gc";

    // The name with a version comes with programs that use the library, that without with what is needed to build them.
    private static readonly string[] s_names = ["libgc.so.1", "libgc.so", "libgc.1.dylib", "libgc.dylib"];

    private static readonly nint s_handle = Load();

    public static bool IsInstalled => s_handle != 0;

    /// <summary>Makes calls of the library go to the file that was found.</summary>
    public static void Bind() =>
        NativeLibrary.SetDllImportResolver(typeof(LibGcFile).Assembly, (name, _, _) => name == Name ? s_handle : 0);

    /// <summary>The address of a function.</summary>
    public static nint AddressOf(string function) => NativeLibrary.GetExport(s_handle, function);

    private static nint Load()
    {
        foreach (string name in s_names)
        {
            if (NativeLibrary.TryLoad(name, out nint handle))
            {
                return handle;
            }
        }

        return 0;
    }
}
