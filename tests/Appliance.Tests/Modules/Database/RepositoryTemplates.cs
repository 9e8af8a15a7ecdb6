using System.Runtime.CompilerServices;
using Appliance.Planning.Templates;
using Appliance.Templating;
using Appliance.Templating.Escaping;

namespace Appliance.Tests.Modules.Database;

/// <summary>The product's templates as they are in the repository.</summary>
internal sealed class RepositoryTemplates : ITemplates
{
    private readonly TemplateEngine _engine = new(new Folder(), EscapingFunctions.All);

    public string Render(string name, IReadOnlyDictionary<string, object?> model) => _engine.Render(name, TemplateModel.From(model));

    private sealed class Folder : ITemplateSource
    {
        public string? Find(string name) => File.ReadAllText(Path.Combine(Root(), "templates", name + ".sbn"));

        private static string Root([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "../../../.."));
    }
}
