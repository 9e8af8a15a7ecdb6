using Appliance.Engine.Nodes;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

public sealed class SecretKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Guid _host = Guid.NewGuid();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_secret_opens_for_its_host_alone()
    {
        var kept = new SecretKey(_folder.Path).Seal("power-s3cret", _host);

        new SecretKey(_folder.Path).Open(kept, _host).Should().Be("power-s3cret");
        new SecretKey(_folder.Path).Open(kept, Guid.NewGuid()).Should().BeNull("somebody with the database moved it to another host");
    }

    [Fact]
    public void A_secret_that_was_changed_or_cut_does_not_open()
    {
        var key = new SecretKey(_folder.Path);
        var kept = key.Seal("power-s3cret", _host);

        for (var i = 0; i < kept.Length; i++)
        {
            byte[] changed = [.. kept];
            changed[i] ^= 1;
            key.Open(changed, _host).Should().BeNull();
            key.Open(kept[..i], _host).Should().BeNull();
        }
    }

    [Fact]
    public void Without_its_key_a_copy_of_the_database_tells_nothing()
    {
        using var elsewhere = new TemporaryFolder();
        var kept = new SecretKey(_folder.Path).Seal("power-s3cret", _host);
        var other = new SecretKey(elsewhere.Path);

        other.Open(kept, _host).Should().BeNull();
        other.Seal("x", _host);
        other.Open(kept, _host).Should().BeNull();
    }

    [Fact]
    public void The_same_secret_is_another_text_each_time()
    {
        var key = new SecretKey(_folder.Path);
        key.Seal("power-s3cret", _host).Should().NotEqual(key.Seal("power-s3cret", _host));
    }
}
