namespace Appliance.Engine.Certificates;

/// <summary>What tells a renewed file from the one that was read: also when a link was pointed elsewhere.</summary>
internal readonly record struct FileStamp(string Target, DateTime Written, long Length)
{
    public static FileStamp Of(string file)
    {
        try
        {
            var info = new FileInfo(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file);
            return info.Exists ? new FileStamp(info.FullName, info.LastWriteTimeUtc, info.Length) : default;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
