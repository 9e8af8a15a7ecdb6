using Appliance.Planning.Undo;

namespace Appliance.Planning.Steps;

/// <summary>A system user, with a group of its name, that nobody can log in as.</summary>
public sealed class AccountStep(string id, string title, string user, string comment, string home) : Step(id, title)
{
    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken) => Task.FromResult(
        context.Machine.Accounts.HasUser(user)
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.Account, $"Add the system user {user}", $"+user {user} (no login, home {home})"));

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>([AccountUndo.Made(user)]);

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        context.Machine.Accounts.AddSystemUserAsync(user, comment, home, cancellationToken);
}
