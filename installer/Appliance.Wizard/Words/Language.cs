namespace Appliance.Wizard.Words;

/// <summary>A language people are spoken to in.</summary>
/// <param name="Tag">IETF tag, as on the command line and in the catalogue's file name.</param>
public sealed record Language(string Tag)
{
    public static readonly Language English = new("en");
    public static readonly Language Chinese = new("zh-CN");

    public static IReadOnlyList<Language> All { get; } = [English, Chinese];

    public static Language? Find(string tag) => All.FirstOrDefault(l => l.Tag.Equals(tag.Replace('_', '-'), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The language of the locale (locale(7): LC_ALL, else LC_MESSAGES, else LANG). English where that is not in UTF-8,
    /// because other languages' letters would not arrive.
    /// </summary>
    /// <param name="variable">Reads an environment variable; null when it is not set.</param>
    public static Language OfLocale(Func<string, string?> variable)
    {
        var locale = First(variable, "LC_ALL", "LC_MESSAGES", "LANG");
        return IsUtf8(locale) && locale.Split('.', '@')[0] is "zh" or "zh_CN" or "zh_SG" && Chinese.IsShownBy(variable) ? Chinese : English;
    }

    /// <summary>Whether its letters arrive on a terminal of this locale (locale(7): LC_ALL, else LC_CTYPE, else LANG).</summary>
    /// <param name="variable">Reads an environment variable; null when it is not set.</param>
    public bool IsShownBy(Func<string, string?> variable) => this == English || IsUtf8(First(variable, "LC_ALL", "LC_CTYPE", "LANG"));

    private static string First(Func<string, string?> variable, params string[] names) => names.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";

    private static bool IsUtf8(string locale) =>
        locale.Split('@')[0].Split('.') is [_, var charset] && charset.Replace("-", "", StringComparison.Ordinal).Equals("utf8", StringComparison.OrdinalIgnoreCase);
}
