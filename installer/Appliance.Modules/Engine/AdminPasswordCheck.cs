using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Engine;

/// <summary>Sees that the administrator's password is not one of the first that are guessed.</summary>
internal sealed class AdminPasswordCheck() : Check(
    "admin-password-weak",
    "A good administrator password",
    "The administrator may do everything, and his login page is open to the network. A password needs 8 characters; one that is common, made of one kind of characters, or made from the names of user and engine is warned about. It is never shown.")
{
    public const int Shortest = 8;

    private const string Remedy = "Give a longer one with several kinds of characters, such as one that a password store makes.";

    // The heads of published lists of passwords in use, as far as they have eight characters or more.
    private static readonly string[] Common =
    [
        "password", "passw0rd", "p@ssw0rd", "12345678", "87654321", "qwertyui", "qwerty12", "1q2w3e4r", "letmein1", "admin123", "changeme",
        "welcome1", "iloveyou", "sunshine", "football", "baseball", "superman", "trustno1", "abcd1234", "asdfghjk", "zaq12wsx", "secret12",
    ];

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        if (context.Secrets.Find(EngineQuestions.AdminPassword) is not { } secret)
        {
            return Task.FromResult(CheckFinding.Skipped("The password is not given here."));
        }

        var password = secret.Reveal();
        if (password.Length < Shortest)
        {
            return Task.FromResult(CheckFinding.Failed($"The password has {password.Length} characters, fewer than {Shortest}.", Remedy));
        }

        return Task.FromResult(Weakness(password, context.Site) is { } weakness
            ? CheckFinding.Warning($"The password {weakness}.", Remedy)
            : CheckFinding.Passed($"It has {password.Length} characters of several kinds."));
    }

    private static string? Weakness(string password, Site site)
    {
        var plain = password.ToLowerInvariant();
        var fqdn = site.Get(EngineQuestions.Fqdn).ToLowerInvariant();
        if (plain == EngineSettings.Administrator || plain == fqdn || plain == fqdn.Split('.')[0])
        {
            return "is the name of the user or of the engine";
        }

        // With digits or a mark before or behind it a common word is hardly harder to guess.
        if (Common.Contains(plain) || Common.Contains(plain.Trim([.. "0123456789!?.,-_#$%&*+"])))
        {
            return "is one of the most common ones";
        }

        return password.Select(Kind).Distinct().Count() == 1 ? $"is made of {Kind(password[0])} alone" : null;
    }

    private static string Kind(char character) =>
        char.IsAsciiLetterLower(character) ? "small letters"
        : char.IsAsciiLetterUpper(character) ? "capital letters"
        : char.IsAsciiDigit(character) ? "digits"
        : "other characters";
}
