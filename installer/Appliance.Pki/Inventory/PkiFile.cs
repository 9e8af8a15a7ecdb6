namespace Appliance.Pki.Inventory;

/// <summary>A file or folder of the PKI.</summary>
/// <param name="Path">Relative to the PKI folder; empty for the folder itself.</param>
/// <param name="Mode">Its permissions.</param>
/// <param name="Owner">The user it belongs to.</param>
public sealed record PkiFile(string Path, UnixFileMode Mode, string Owner);
