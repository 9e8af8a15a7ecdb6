using Appliance.Screens.Themes;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>How hard a secret is to guess, as far as its length, its kinds of characters and known names tell.</summary>
internal static class SecretStrength
{
    private static readonly string[] Common = ["password", "passwort", "admin", "root", "engine", "ovirt", "qwerty", "letmein", "welcome", "12345"];

    /// <param name="secret">What was typed.</param>
    /// <param name="names">What an attacker would try first: names of the machine, the organization, the user.</param>
    /// <returns>Key of the word for it, and what it is.</returns>
    public static (string Key, Role Role) Of(string secret, IEnumerable<string> names)
    {
        var rest = names.Where(name => name.Length >= 3).Concat(Common)
            .Aggregate(secret, (text, name) => text.Replace(name, "-", StringComparison.OrdinalIgnoreCase));
        var bits = Bits(rest);
        return bits < 40 ? ("strength.weak", Role.Warning) : bits < 60 ? ("strength.fair", Role.Muted) : ("strength.good", Role.Good);
    }

    // A character that was there already tells an attacker little.
    private static double Bits(string text)
    {
        var pool = (text.Any(char.IsAsciiLetterLower) ? 26 : 0) + (text.Any(char.IsAsciiLetterUpper) ? 26 : 0)
            + (text.Any(char.IsAsciiDigit) ? 10 : 0) + (text.Any(c => c < 128 && !char.IsAsciiLetterOrDigit(c)) ? 33 : 0) + (text.Any(c => c >= 128) ? 100 : 0);
        var distinct = text.Distinct().Count();
        return pool == 0 ? 0 : (distinct * Math.Log2(pool)) + (text.Length - distinct);
    }
}
