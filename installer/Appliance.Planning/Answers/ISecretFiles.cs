namespace Appliance.Planning.Answers;

/// <summary>Reads files that hold secrets.</summary>
public interface ISecretFiles
{
    /// <summary>The file's mode and its first <paramref name="limit"/> bytes at most.</summary>
    /// <exception cref="IOException">It is not there, not a regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Its mode does not let this user read it.</exception>
    Task<SecretFile> ReadAsync(string path, int limit, CancellationToken cancellationToken);
}
