using Appliance.Machines.Secrets;
using Appliance.Modules.Database.Sql;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Database;

internal static class PrivatePostgresExtensions
{
    /// <summary>The cluster's superuser the way the steps know one.</summary>
    public static ISuperuser Superuser(this PrivatePostgres cluster) =>
        new LoginSuperuser(new DatabaseLogin("127.0.0.1", cluster.Port, "postgres", PrivatePostgres.Superuser, new Secret(PrivatePostgres.Password)));

    /// <summary>A name for a role or database that no other test has.</summary>
    public static string NewName(this PrivatePostgres cluster) => $"n{Guid.NewGuid():N}";
}
