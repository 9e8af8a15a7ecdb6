using Appliance.Machines.Secrets;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Engine;

/// <summary>The administrator's password: that it is set is seen by logging in with it.</summary>
/// <param name="password">
/// Null where nobody gave it, as when only the state is asked for: an engine that answers counts as having one, and one that
/// is not there yet will be given it.
/// </param>
internal sealed class AdminPasswordStep(EngineSettings settings, Func<Secret?> password) : Step("engine.admin", "Set the administrator's password")
{
    private bool _isSet;

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var change = Inspection.Of(ChangeKind.Command, $"Set the password of {EngineSettings.Administrator}", "+password of " + EngineSettings.Administrator);
        try
        {
            using var client = new EngineClient(settings, context.Machine.Files, context.Time);
            if (password() is not { } secret)
            {
                await client.GetAsync(client.Https(HealthProof.Path), cancellationToken);
                return Inspection.Unchanged;
            }

            var login = await client.LogInAsync(EngineSettings.Administrator, secret, cancellationToken);
            if (login.Token is { } token)
            {
                await client.LogOutAsync(token, cancellationToken);
            }

            // The engine holds back this machine's further attempts for a while after failed ones, right password or not.
            return login.State == LoginState.LoggedIn || (login.State == LoginState.TooMany && _isSet) ? Inspection.Unchanged : change;
        }
        catch (EngineUnreachableException) when (context.IsPlanning || !_isSet)
        {
            return change;
        }
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>([]);

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var given = password() ?? throw new StepFailedException("The administrator's password is not known.", "Give it: engine.adminPassword.");
        var command = EngineCommand.Of(settings, context.Machine, "admin", "set-password", "--user", EngineSettings.Administrator).WithInput(given);
        var result = await context.Machine.Commands.RunAsync(command, cancellationToken);
        if (!result.Succeeded)
        {
            throw new StepFailedException(
                $"The administrator's password could not be set: {string.Join(' ', result.Tail(5))}",
                "Mend what the message says (the engine writes it into its database) and run setup again: it goes on from here.");
        }

        _isSet = true;
    }
}
