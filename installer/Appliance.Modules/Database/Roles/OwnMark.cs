namespace Appliance.Modules.Database.Roles;

/// <summary>The comment by which a role or database made here is known again.</summary>
internal static class OwnMark
{
    public const string Text = "Managed by appliance";
}
