namespace Appliance.Engine.Events;

/// <summary>What can happen. Codes under 20000 are oVirt's (AuditLogType); the rest are this engine's own.</summary>
internal sealed record EventKind(int Code, string Severity)
{
    public static readonly EventKind Started = new(1, "normal");
    public static readonly EventKind LoggedIn = new(30, "normal");
    public static readonly EventKind LoggedOut = new(31, "normal");
    public static readonly EventKind LoginFailed = new(114, "warning");
    public static readonly EventKind AccountLocked = new(20001, "alert");
    public static readonly EventKind AccountUnlocked = new(20002, "normal");
    public static readonly EventKind PasswordChanged = new(20003, "normal");
    public static readonly EventKind InventoryChanged = new(20010, "normal");
}
