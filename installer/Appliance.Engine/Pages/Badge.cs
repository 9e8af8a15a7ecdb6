namespace Appliance.Engine.Pages;

/// <summary>A word that says how something is; the colour only repeats it.</summary>
internal static class Badge
{
    public static Html Good(string word) => Html.Of($"""<span class="badge good">{word}</span>""");

    public static Html Warn(string word) => Html.Of($"""<span class="badge warn">{word}</span>""");

    public static Html Bad(string word) => Html.Of($"""<span class="badge bad">{word}</span>""");

    public static Html Neutral(string word) => Html.Of($"""<span class="badge">{word}</span>""");
}
