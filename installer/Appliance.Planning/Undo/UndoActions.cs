namespace Appliance.Planning.Undo;

/// <summary>The undo actions of the generic steps. Modules add their own.</summary>
public static class UndoActions
{
    public static IReadOnlyList<IUndoAction> Generic { get; } =
        [new FileUndo(), new DirectoryUndo(), new PackagesUndo(), new ServiceUndo(), new AccountUndo()];
}
