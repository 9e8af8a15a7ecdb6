using System.Diagnostics.CodeAnalysis;

namespace Appliance.Machines.Packages;

/// <summary>One place all packages come from, instead of the sources the machine is configured with.</summary>
/// <param name="Location">An absolute <c>file</c>, <c>https</c> or <c>http</c> URL of a folder, ending in a slash.</param>
/// <param name="IndexHash">SHA-256 the package index must have, 64 lower-case digits; null when the place itself is trusted.</param>
/// <remarks>
/// Who names a folder of this machine vouches for it, and https proves whom one talks to. Plain http proves nothing, so
/// there the index is pinned by its hash, and the index holds the hash of each package.
/// </remarks>
public sealed record PackageSource(Uri Location, string? IndexHash)
{
    private const string PinPrefix = "#sha256=";

    public bool IsFolder => Location.IsFile;

    /// <summary>The folder on this machine, without a slash at its end.</summary>
    public string Folder => Uri.UnescapeDataString(Location.AbsolutePath).TrimEnd('/') is { Length: > 0 } path ? path : "/";

    /// <summary>Reads <c>DIR</c>, <c>file:///DIR</c>, <c>https://…</c>, or <c>http://…#sha256=HEX</c>.</summary>
    /// <param name="problem">What is wrong and what to write instead.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out PackageSource? source, [NotNullWhen(false)] out string? problem)
    {
        source = null;
        problem = null;
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            problem = text.Trim().Length == 0 ? "A package source is a folder or a URL; this is empty." : null;
            source = problem is null ? new PackageSource(FolderUri(Path.GetFullPath(text)), null) : null;
            return problem is null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("file" or "http" or "https") || (uri.IsFile && uri.Host.Length > 0))
        {
            problem = $"`{text}` is no package source: a folder, or a URL that begins with https://, http:// or file:/// is.";
        }
        else if (uri.UserInfo.Length > 0 || uri.Query.Length > 0)
        {
            problem = "A package source's URL has no user, password or query in it: every user of the machine could read them.";
        }
        else if (uri.Fragment.Length > 0 && !IsPin(uri.Fragment))
        {
            problem = $"`{uri.Fragment}` is not {PinPrefix} and the 64 hexadecimal digits of the package index's SHA-256.";
        }
        else if (uri.Scheme == "http" && uri.Fragment.Length == 0)
        {
            problem = $"Plain http proves neither who answers nor what: use https://, or pin the package index by writing {text}{PinPrefix}… (`sha256sum Packages` tells it).";
        }
        else
        {
            source = new PackageSource(
                uri.IsFile ? FolderUri(uri.LocalPath) : Folderlike(new Uri(uri.GetLeftPart(UriPartial.Path))),
                uri.Fragment.Length > 0 ? uri.Fragment[PinPrefix.Length..].ToLowerInvariant() : null);
        }

        return source is not null;
    }

    private static bool IsPin(string fragment) =>
        fragment.StartsWith(PinPrefix, StringComparison.Ordinal)
        && fragment.Length == PinPrefix.Length + 64
        && fragment[PinPrefix.Length..].All(char.IsAsciiHexDigit);

    // Each name is escaped whole: a space or a bracket has a meaning in apt's source lists.
    private static Uri FolderUri(string path) =>
        Folderlike(new Uri("file://" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString))));

    private static Uri Folderlike(Uri uri) => uri.AbsoluteUri.EndsWith('/') ? uri : new Uri(uri.AbsoluteUri + "/");
}
