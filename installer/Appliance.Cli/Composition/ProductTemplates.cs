using Appliance.Machines.Files;
using Appliance.Planning.Templates;
using Appliance.Templating;
using Appliance.Templating.Escaping;

namespace Appliance.Cli.Composition;

/// <summary>The templates in the executable, each overridable by a file under /etc/appliance/templates.</summary>
internal sealed class ProductTemplates : ITemplates
{
    private readonly TemplateEngine _engine;

    public ProductTemplates(IMachineFiles files)
    {
        _engine = new TemplateEngine(new Source(files), EscapingFunctions.All);
    }

    public string Render(string name, IReadOnlyDictionary<string, object?> model) =>
        _engine.Render(name, TemplateModel.From(model));

    private sealed class Source(IMachineFiles files) : ITemplateSource
    {
        private const string Overrides = "/etc/appliance/templates";

        public string? Find(string name) =>
            files.ReadTextOrNull($"{Overrides}/{name}.sbn") ?? Appliance.Modules.EmbeddedTemplates.Find(name);
    }
}
