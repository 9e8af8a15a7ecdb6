using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Planning.Templates;
using Appliance.Templating;
using Appliance.Templating.Escaping;

namespace Appliance.Cli.Composition;

/// <summary>The templates in the executable, each overridable by a file under /etc/appliance/templates.</summary>
internal sealed class ProductTemplates : ITemplates
{
    private const string Overrides = "/etc/appliance/templates";

    private readonly IMachineFiles _files;
    private readonly TemplateEngine _engine;

    public ProductTemplates(IMachineFiles files)
    {
        _files = files;
        _engine = new TemplateEngine(new Source(files), EscapingFunctions.All);
    }

    /// <exception cref="StepFailedException">The template of a person's own is wrong.</exception>
    public string Render(string name, IReadOnlyDictionary<string, object?> model)
    {
        try
        {
            return _engine.Render(name, TemplateModel.From(model));
        }
        catch (TemplateException e) when (_files.Exists(OverrideOf(name)))
        {
            throw new StepFailedException(
                $"The template {_files.Locate(OverrideOf(name))} is wrong: {e.Message}",
                "Mend it, or remove it: then the built-in template is used. Run this again.",
                e);
        }
    }

    private static string OverrideOf(string name) => $"{Overrides}/{name}.sbn";

    private sealed class Source(IMachineFiles files) : ITemplateSource
    {
        public string? Find(string name) =>
            files.ReadTextOrNull(OverrideOf(name)) ?? Appliance.Modules.EmbeddedTemplates.Find(name);
    }
}
