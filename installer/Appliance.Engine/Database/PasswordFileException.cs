namespace Appliance.Engine.Database;

/// <summary>The database password's file cannot be read.</summary>
internal sealed class PasswordFileException(string file, Exception cause)
    : Exception($"The database password file {file} cannot be read: {cause.Message}", cause)
{
    /// <summary>The exception itself, or the one that the driver wrapped.</summary>
    public static PasswordFileException? Find(Exception exception) =>
        exception as PasswordFileException ?? exception.InnerException as PasswordFileException;
}
