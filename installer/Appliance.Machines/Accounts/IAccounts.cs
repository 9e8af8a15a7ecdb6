namespace Appliance.Machines.Accounts;

/// <summary>Makes and removes system users and groups.</summary>
public interface IAccounts
{
    bool HasUser(string name);

    bool HasGroup(string name);

    /// <summary>A system account without a login shell and password; its group of the same name is made with it.</summary>
    /// <param name="home">Home directory named in passwd(5); it is not created.</param>
    Task AddSystemUserAsync(string name, string comment, string home, CancellationToken cancellationToken);

    /// <summary>Removes the user, and its group when nobody else is in it. Its files stay.</summary>
    Task RemoveUserAsync(string name, CancellationToken cancellationToken);
}
