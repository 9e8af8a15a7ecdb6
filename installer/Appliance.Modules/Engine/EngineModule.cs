using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Engine;

/// <summary>The engine itself, once its database and certificates are there. Its questions are with <see cref="EngineAccountModule"/>.</summary>
/// <param name="time">The clock certificates are judged by; the machine's own when null.</param>
public sealed class EngineModule(TimeProvider? time = null) : IModule
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public string Name => "engine";

    public IReadOnlyList<Question> Questions => [];

    public IReadOnlyList<ICheck> Checks => [new AdminPasswordCheck(), new ExistingEngineCheck()];

    public IReadOnlyList<IUndoAction> UndoActions => [new ProcessUndo()];

    public IReadOnlyList<IStep> Steps(SiteContext context) => EngineSteps.Of(context);

    public IReadOnlyList<IProof> Proofs(Site site)
    {
        var settings = EngineSettings.From(site);
        return [new HealthProof(settings, _time), new LoginProof(settings, _time), new RedirectProof(settings, _time)];
    }

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context)
    {
        var settings = EngineSettings.From(context.Site);
        return [.. settings.Addresses.Select((address, index) => (index == 0 ? "Engine" : "Also at", address.ToString())), ("Log in as", EngineSettings.Administrator)];
    }
}
