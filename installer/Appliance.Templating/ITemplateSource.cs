namespace Appliance.Templating;

/// <summary>Where templates come from: the renderer itself touches no file.</summary>
public interface ITemplateSource
{
    /// <summary>The text of a template, or null when there is none of that name.</summary>
    string? Find(string name);
}
