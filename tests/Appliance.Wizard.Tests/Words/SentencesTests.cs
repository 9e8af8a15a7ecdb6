using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Words;

public sealed class SentencesTests
{
    private static readonly Sentences Chinese = new(new Dictionary<string, string>
    {
        ["Create {0}"] = "创建 {0}",
        ["Create {0} ({1})"] = "创建 {0}（{1}）",
        ["{0} from {1}"] = "{0}，来自 {1}",
        ["{0} is not a directory."] = "{0} 不是目录。",
        ["Move {0} out of the way."] = "请将 {0} 移走。",
        ["It could not be looked at: {0}"] = "无法查看：{0}",
        ["Not in force: {0}."] = "未生效：{0}。",
        ["is not a whole number"] = "不是整数",
        ["the {0} chain {1}"] = "{0} 链 {1}",
        ["It is {1} in {0}, which is late."] = "{0} 中为 {1}，已经晚了。",
        ["'{0}' {1}"] = "“{0}”{1}",
        ["{0}, {1}"] = "{0}、{1}",
        ["Node"] = "节点",
        ["{0}: {1}"] = "{0}：{1}",
        ["{0}: {1} {2} days left."] = "{0}：{1}还有 {2} 天。",
        ["Valid until {0}; due since {1}."] = "有效期至 {0}；自 {1} 起续签。",
        ["{0} {1}. It said last:"] = "{0}{1}。它最后的输出：",
        ["did not start"] = "没有启动",
        ["one of {0}"] = "以下之一：{0}",
        ["{0} says: {1}"] = "{0} 的应答：{1}",
        ["The role {0} is there already.{1}"] = "角色 {0} 已经存在。{1}",
    });

    [Theory]
    [InlineData("Create /etc/a (0644)", "创建 /etc/a（0644）")]
    [InlineData("Create /etc/a", "创建 /etc/a")]
    [InlineData("  /a is not a directory.", "  /a 不是目录。")]
    [InlineData("/a is not a directory. Move /a out of the way.", "/a 不是目录。请将 /a 移走。")]
    [InlineData("Nobody knows. Move /a out of the way.", "Nobody knows. 请将 /a 移走。")]
    [InlineData("Move /a out of the way. Nobody knows.", "请将 /a 移走。 Nobody knows.")]
    [InlineData("It could not be looked at: /a is not a directory.", "无法查看：/a 不是目录。")]
    [InlineData("It could not be looked at: disk on fire", "无法查看：disk on fire")]
    [InlineData("Not in force: the ip chain INPUT, the ip6 chain INPUT.", "未生效：ip 链 INPUT、ip6 链 INPUT。")]
    [InlineData("'a b' is not a whole number", "“a b”不是整数")]
    [InlineData("It is 3 in May, which is late.", "May 中为 3，已经晚了。")]
    [InlineData("The role Node is there already.", "角色 Node 已经存在。")]
    [InlineData("Node", "节点")]
    [InlineData("first\n/a is not a directory.\n\nlast", "first\n/a 不是目录。\n\nlast")]
    [InlineData("ssh from gate1", "ssh，来自 gate1")]
    [InlineData("smoke from fire", "smoke from fire")]
    [InlineData("Could not load the file from disk", "Could not load the file from disk")]
    [InlineData("one, two", "one, two")]
    [InlineData("one of virt, gluster, both", "以下之一：virt, gluster, both")]
    [InlineData("web: Valid until May; due since March. 20 days left.", "web：有效期至 May；自 March 起续签。还有 20 天。")]
    [InlineData("a.service did not start. It said last:", "a.service 没有启动。它最后的输出：")]
    [InlineData("/health says: DB Up!", "/health 的应答：DB Up!")]
    [InlineData("It could not be looked at: a disk. It burns.", "无法查看：a disk. It burns.")]
    [InlineData("", "")]
    public void A_text_is_known_by_the_sentence_it_was_made_from(string english, string chinese) => Chinese[english].Should().Be(chinese);

    [Theory]
    [InlineData("ca: Valid until 2036-11-19; due for renewal on 2033-07-21. 3649 days left.", "ca：有效期至 2036-11-19；将于 2033-07-21 续签。还有 3649 天。")]
    [InlineData("Stop python3 and keep it from starting again, or choose another port with `--set engine.httpPort=PORT`. Stop postgres and keep it from starting again, or choose another port with `--set database.port=PORT`. To go on all the same: --waive ports-free --reason TEXT.",
        "请停止 python3 并防止其再次启动，或用 `--set engine.httpPort=PORT` 选择其他端口。请停止 postgres 并防止其再次启动，或用 `--set database.port=PORT` 选择其他端口。仍要继续：--waive ports-free --reason 理由。")]
    [InlineData("Port 80 (HTTP) is taken by python3 (process 7). Nobody knows of the rest on it, or for it. Port 443 (the nodes) is taken by postgres (process 8).", "端口 80（HTTP）被 python3（进程 7）占用。 Nobody knows of the rest on it, or for it. 端口 443（节点）被 postgres（进程 8）占用。")]
    [InlineData("Watch out for it, or go on to the rest of them.", "Watch out for it, or go on to the rest of them.")]
    [InlineData("Describe the bridge ovirtmgmt", "定义网桥 ovirtmgmt")]
    [InlineData("10444 (the nodes) free, 5432 (the database) free.", "10444（节点）空闲、5432（数据库）空闲。")]
    public void A_sentence_is_Chinese_as_a_whole_or_not_at_all(string english, string chinese) => Sentences.Of(Language.Chinese)[english].Should().Be(chinese);

    [Fact]
    public void English_stays_what_it_is()
    {
        var text = "Create /etc/a (0644)";
        Sentences.Of(Language.English)[text].Should().BeSameAs(text);
    }
}
