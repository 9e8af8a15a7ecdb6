using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Composition;

/// <summary>The areas of one role of a machine, in the order in which their pages are shown and their steps are carried out.</summary>
internal sealed class ModuleSet(params IReadOnlyList<IModule> modules)
{
    public IReadOnlyList<IModule> All { get; } = modules;

    public QuestionCatalogue Catalogue { get; } = new([.. modules.SelectMany(module => module.Questions)]);

    public IReadOnlyList<ICheck> Checks { get; } = [.. modules.SelectMany(module => module.Checks)];
}
