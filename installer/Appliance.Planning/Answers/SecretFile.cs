namespace Appliance.Planning.Answers;

/// <summary>A file with a secret in it.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Mode">Who may do what with it.</param>
public sealed record SecretFile(ReadOnlyMemory<byte> Content, UnixFileMode Mode);
