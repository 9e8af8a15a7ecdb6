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

    public static readonly EventKind HostNonResponsive = new(12, "error");
    public static readonly EventKind HostStatusSet = new(13, "normal");
    public static readonly EventKind HostMaintenance = new(15, "normal");
    public static readonly EventKind HostAdded = new(42, "normal");
    public static readonly EventKind HostUpdated = new(43, "normal");
    public static readonly EventKind HostRemoved = new(44, "normal");
    public static readonly EventKind HostFenceStatus = new(496, "normal");
    public static readonly EventKind HostFenceStatusFailed = new(497, "warning");
    public static readonly EventKind HostApproved = new(498, "normal");
    public static readonly EventKind HostInstallFailed = new(505, "error");
    public static readonly EventKind HostInstalling = new(509, "normal");
    public static readonly EventKind HostNonOperational = new(517, "warning");
    public static readonly EventKind HostClock = new(604, "warning");
    public static readonly EventKind TokenIssued = new(20020, "normal");
    public static readonly EventKind JoinRefused = new(20021, "warning");
    public static readonly EventKind HostWaits = new(20022, "warning");
    public static readonly EventKind HostRejected = new(20023, "normal");
    public static readonly EventKind HostEnrolledAnew = new(20024, "warning");
    public static readonly EventKind HostLeaves = new(20025, "normal");
    public static readonly EventKind CertificateRenewed = new(20026, "normal");
    public static readonly EventKind RevocationFailed = new(20027, "alert");
    public static readonly EventKind PowerSecretSet = new(20028, "normal");
}
