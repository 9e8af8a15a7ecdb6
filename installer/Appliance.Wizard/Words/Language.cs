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
        var locale = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        var name = locale.Split('.', '@')[0];
        var charset = locale.Split('@')[0].Split('.') is [_, var given] ? given : "";
        var isUtf8 = charset.Replace("-", "", StringComparison.Ordinal).Equals("utf8", StringComparison.OrdinalIgnoreCase);
        return isUtf8 && (name is "zh" or "zh_CN" or "zh_SG") ? Chinese : English;
    }
}
