using System.Collections.Immutable;

namespace Appliance.Pki.Keys;

/// <summary>The names of key kinds as answers and messages write them (<c>rsa-3072</c>, <c>ecdsa-p256</c>).</summary>
public static class KeyKindNames
{
    /// <summary>Every name, in the order of <see cref="KeyKind"/>.</summary>
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<KeyKind>().Select(Name)];

    public static string Name(this KeyKind kind) => kind switch
    {
        KeyKind.Rsa2048 => "rsa-2048",
        KeyKind.Rsa3072 => "rsa-3072",
        KeyKind.Rsa4096 => "rsa-4096",
        KeyKind.EcdsaP256 => "ecdsa-p256",
        KeyKind.EcdsaP384 => "ecdsa-p384",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown key kind"),
    };

    /// <summary>Reads a name; case does not matter.</summary>
    public static PkiResult<KeyKind> Parse(string name)
    {
        var index = All.IndexOf(name, StringComparer.OrdinalIgnoreCase);
        if (index >= 0)
            return (KeyKind)index;
        return PkiFinding.Error(PkiCodes.KeyKindUnknown, $"'{name}' is not a kind of key.", $"Use one of {string.Join(", ", All)}.");
    }
}
