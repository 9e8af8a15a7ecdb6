using System.Text;

namespace Appliance.Wizard.Pages;

/// <summary>The files of this machine.</summary>
public sealed class LocalAnswerFiles : IAnswerFiles
{
    // More than any answers have; something else was named.
    private const long Largest = 4 << 20;

    public string Read(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.Length > Largest)
        {
            throw new IOException($"{path} is larger than {Largest >> 20} MiB.");
        }

        return File.ReadAllText(path);
    }

    public bool Exists(string path) => File.Exists(path);

    public void Write(string path, string text)
    {
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var stream = new FileStream(part, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            {
                stream.Write(new UTF8Encoding(false).GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
