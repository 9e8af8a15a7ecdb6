using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Database;

internal sealed class LocaleCheck() : Check(
    "database-locale",
    "The database's locale exists",
    "A database is created with a locale of the operating system. One that is missing, as en_US.UTF-8 is on many small installations, lets CREATE DATABASE fail half-way through a set-up; one whose encoding is not UTF-8 does not fit a UTF8 database.")
{
    // As PostgreSQL takes them with any encoding, and every machine has them.
    private static readonly string[] _always = ["C", "POSIX"];

    // What does not exist does not work.
    public override bool Waivable => false;

    public override bool AppliesTo(Site site) => DatabaseSettings.From(site).IsProvisioned;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Look(DatabaseSettings.From(context.Site).Locale, context.Facts.Locales));

    internal static CheckFinding Look(string locale, IReadOnlyList<string> existing)
    {
        if (_always.Contains(locale))
        {
            return CheckFinding.Passed($"{locale} is on every machine");
        }

        if (!Normal(locale).EndsWith(".utf8", StringComparison.Ordinal) && !Normal(locale).Contains(".utf8@", StringComparison.Ordinal))
        {
            return CheckFinding.Failed($"The locale {locale} does not have the encoding UTF-8, which the engine's database needs.", "Give one that has, such as C.UTF-8 or en_US.UTF-8 (database.locale).");
        }

        return existing.Any(name => Normal(name) == Normal(locale))
            ? CheckFinding.Passed($"{locale} exists")
            : CheckFinding.Failed(
                $"The locale {locale} does not exist on this machine; there are: {(existing.Count == 0 ? "none" : string.Join(", ", existing))}.",
                $"Give one that exists (database.locale; C.UTF-8 is the default), or make it: localedef -i {locale.Split('.')[0]} -f UTF-8 {locale} (its package is `locales` on Debian, glibc-langpack-{locale.Split('_')[0]} on Enterprise Linux).");
    }

    // As setlocale(3) compares: C.UTF-8 is C.utf8.
    private static string Normal(string locale)
    {
        var parts = locale.Split('.', 2);
        return parts.Length == 1 ? locale : $"{parts[0]}.{parts[1].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}";
    }
}
