namespace Appliance.Engine.Pages;

/// <summary>Markup that is safe to send. It is made from interpolated texts, whose values are encoded.</summary>
internal readonly record struct Html(string Markup)
{
    public static Html Of(HtmlText text) => new(text.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Markup)));

    public override string ToString() => Markup;
}
