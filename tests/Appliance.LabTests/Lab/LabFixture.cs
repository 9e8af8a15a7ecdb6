using Appliance.Lab;
using Xunit;

namespace Appliance.LabTests.Lab;

/// <summary>One lab for all tests of a collection, or the reason why there is none.</summary>
public sealed class LabFixture : IAsyncLifetime
{
    private LabRoom? lab;
    private string reason = "";

    /// <summary>The lab; the calling test is skipped when this computer cannot have one.</summary>
    public LabRoom Lab
    {
        get
        {
            Skip.If(lab is null, reason);
            return lab!;
        }
    }

    /// <summary>The packages machines install; the calling test is skipped when they cannot be had.</summary>
    public Task<LabRepository> RepositoryAsync(CancellationToken cancellationToken) => RepositoryAsync(() => Lab.GetRepositoryAsync(cancellationToken));

    /// <summary>Some packages and what they need; the calling test is skipped when they cannot be had.</summary>
    public Task<LabRepository> RepositoryAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken) =>
        RepositoryAsync(() => Lab.GetRepositoryAsync(packages, cancellationToken));

    public async Task InitializeAsync()
    {
        try
        {
            lab = await LabRoom.OpenAsync(CancellationToken.None);
        }
        catch (LabUnavailableException e)
        {
            reason = e.Message;
        }
    }

    public async Task DisposeAsync()
    {
        if (lab is not null)
            await lab.DisposeAsync();
    }

    private static async Task<LabRepository> RepositoryAsync(Func<Task<LabRepository>> get)
    {
        try
        {
            return await get();
        }
        catch (LabUnavailableException e)
        {
            throw new SkipException(e.Message);
        }
    }
}
