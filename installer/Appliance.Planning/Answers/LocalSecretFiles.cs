namespace Appliance.Planning.Answers;

/// <summary>Secret files of this machine.</summary>
public sealed class LocalSecretFiles : ISecretFiles
{
    public async Task<SecretFile> ReadAsync(string path, int limit, CancellationToken cancellationToken)
    {
        // Opening a pipe would wait for someone to write to it.
        if (!File.Exists(path) || (File.GetAttributes(path) & FileAttributes.Device) != 0)
        {
            throw new FileNotFoundException("there is no such file");
        }

        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, useAsync: true);
        await using var closing = file.ConfigureAwait(false);
        var mode = File.GetUnixFileMode(file.SafeFileHandle);
        var buffer = new byte[limit];
        var length = await file.ReadAtLeastAsync(buffer, limit, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return new SecretFile(buffer.AsMemory(0, length), mode);
    }
}
