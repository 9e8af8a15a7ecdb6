namespace Appliance.Modules.Database.Remote;

/// <summary>Something a server lacks.</summary>
/// <param name="Statements">What an administrator has to run there.</param>
internal sealed record RemoteProblem(string Seen, IReadOnlyList<string> Statements);
