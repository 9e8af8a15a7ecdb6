namespace Appliance.Lab;

/// <summary>One file, folder, link or device as it is on a machine.</summary>
/// <param name="Type">find's letter: f, d, l, p, s, b, c.</param>
/// <param name="Mode">Octal.</param>
/// <param name="Owner">user:group, as numbers.</param>
/// <param name="Content">SHA-256 of a file, target of a link, empty for the others.</param>
/// <param name="Size">In bytes; 0 for what is not a file.</param>
public sealed record TreeEntry(string Type, string Mode, string Owner, string Content, long Size)
{
    public override string ToString() => $"{Type} {Mode} {Owner}" + Type switch
    {
        "f" => $" {Size} bytes {(Content.Length > 8 ? Content[..8] : Content)}",
        "l" => $" -> {Content}",
        _ => "",
    };
}
