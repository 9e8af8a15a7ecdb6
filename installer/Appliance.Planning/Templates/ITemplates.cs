namespace Appliance.Planning.Templates;

/// <summary>Renders the product's configuration templates by name, such as <c>postgres/appliance.conf</c>.</summary>
public interface ITemplates
{
    /// <exception cref="Exception">The template or a value in the model is not fit.</exception>
    string Render(string name, IReadOnlyDictionary<string, object?> model);
}
