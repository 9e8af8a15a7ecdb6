using Appliance.Machines.Files;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Configuration;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

public sealed class PostgresConfTests
{
    private static readonly PostgresCluster _cluster = PostgresCluster.Debian(15);

    [Theory]
    [InlineData("port = 5433", "port", "5433")]
    [InlineData("port 5433 # comment", "port", "5433")]
    [InlineData("  Port=5433\t# comment", "Port", "5433")]
    [InlineData("log_line_prefix = '%m [%p] # %q'  # why", "log_line_prefix", "%m [%p] # %q")]
    [InlineData("a.b = 'it''s \\'so\\''", "a.b", "it's 'so'")]
    [InlineData("listen_addresses = ''", "listen_addresses", "")]
    public void A_line_sets_a_value(string line, string name, string value) => ConfLine.Parse(line).Should().Be((name, value));

    [Theory]
    [InlineData("")]
    [InlineData("# port = 5433")]
    [InlineData("port =")]
    [InlineData("port = 'half")]
    public void Other_lines_set_nothing(string line) => ConfLine.Parse(line).Should().BeNull();

    [Fact]
    public void The_last_value_of_all_files_counts_and_our_own_file_is_left_out()
    {
        using var machine = Machine(("postgresql.conf", "work_mem = 1MB\nport = 5432\ninclude_dir 'conf.d'\nport = 5434\n"), ("conf.d/20-b.conf", "work_mem = 3MB\n"), ("conf.d/10-a.conf", "work_mem = 2MB\ninclude '../more.conf'\n"),
            ("conf.d/appliance.conf", "work_mem = 8MB\n"), ("conf.d/notes.txt", "work_mem = 9MB\n"), ("more.conf", "max_connections = 300\n"));
        Write(machine, "/var/lib/postgresql/15/main/postgresql.auto.conf", "shared_buffers = '1GB'\n");

        var conf = PostgresConf.Read(machine.Files, _cluster)!;

        conf.Find("work_mem").Should().Be("3MB");
        conf.FileOf("work_mem").Should().Be("/etc/postgresql/15/main/conf.d/20-b.conf");
        conf.Find("PORT").Should().Be("5434");
        conf.Find("max_connections").Should().Be("300");
        conf.Find("shared_buffers").Should().Be("1GB");
        conf.Find("ssl").Should().BeNull();
    }

    [Fact]
    public void Files_that_include_each_other_come_to_an_end()
    {
        using var machine = Machine(("postgresql.conf", "include 'postgresql.conf'\nport = 5433\n"));
        PostgresConf.Read(machine.Files, _cluster)!.Find("port").Should().Be("5433");
    }

    [Theory]
    [InlineData("include_dir = 'conf.d'\n", true)]
    [InlineData("include_dir 'conf.d/'\n", true)]
    [InlineData("include_dir = '/etc/postgresql/15/main/conf.d'\n", true)]
    [InlineData("#include_dir = 'conf.d'\n", false)]
    [InlineData("include_dir = 'other'\n", false)]
    public void It_is_known_whether_the_drop_ins_are_read(string text, bool included) => PostgresConf.Includes(text, _cluster).Should().Be(included);

    [Fact]
    public void Without_a_cluster_there_is_nothing_to_read()
    {
        using var machine = Machine();
        PostgresConf.Read(machine.Files, _cluster).Should().BeNull();
    }

    private static TestMachine Machine(params (string Name, string Text)[] files)
    {
        var machine = new TestMachine();
        foreach (var (name, text) in files)
        {
            Write(machine, $"{_cluster.ConfigDirectory}/{name}", text);
        }

        return machine;
    }

    private static void Write(TestMachine machine, string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(machine.Root + path)!);
        machine.Files.WriteText(path, text, new Ownership(Ownership.Public.Mode));
    }
}
