using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Appliance.Engine;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed partial class ApiTests(ReadOnlyEngine readOnly) : IClassFixture<ReadOnlyEngine>
{
    private const string Api = "/ovirt-engine/api";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [SkippableTheory]
    [InlineData("")]
    [InlineData("datacenters")]
    [InlineData("clusters")]
    [InlineData("hosts")]
    [InlineData("networks")]
    [InlineData("storagedomains")]
    [InlineData("events")]
    public async Task A_collection_has_oVirts_shape(string segment)
    {
        var client = readOnly.Client();

        var json = await client.GetStringAsync($"{Api}/{segment}");

        var file = Path.Combine(Expected(), $"{(segment.Length == 0 ? "entry" : segment)}.json");
        Normalized(json).Should().Be(await File.ReadAllTextAsync(file), $"{Path.GetFileName(file)} says so");
    }

    [SkippableTheory]
    [InlineData("datacenters", "data_center")]
    [InlineData("clusters", "cluster")]
    [InlineData("hosts", "host")]
    [InlineData("networks", "network")]
    [InlineData("storagedomains", "storage_domain")]
    [InlineData("events", "event")]
    public async Task Each_item_is_found_at_its_href_and_is_the_same_there(string segment, string element)
    {
        var client = readOnly.Client();
        var list = JsonDocument.Parse(await client.GetStringAsync($"{Api}/{segment}")).RootElement.GetProperty(element);

        foreach (var item in list.EnumerateArray())
            (await client.GetStringAsync(item.GetProperty("href").GetString())).Should().Be(item.GetRawText());
    }

    [SkippableTheory]
    [InlineData("hosts?search=name%3Dnode72.test.org", 1)]
    [InlineData("hosts?search=name%3Dnode7*", 2)]
    [InlineData("hosts?search=name%3D%22node73.test.org%22", 1)]
    [InlineData("hosts?search=name%3D%25", 0)]
    [InlineData("hosts?search=name%3Dnode7_.test.org", 0)]
    [InlineData("hosts?max=1", 1)]
    [InlineData("hosts", 2)]
    public async Task A_list_can_be_searched_and_cut(string path, int count)
    {
        var client = readOnly.Client();

        var json = JsonDocument.Parse(await client.GetStringAsync($"{Api}/{path}")).RootElement;

        json.GetProperty("host").GetArrayLength().Should().Be(count);
    }

    [SkippableTheory]
    [InlineData("GET", "nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "hosts/00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("GET", "hosts/'--", HttpStatusCode.NotFound)]
    [InlineData("GET", "events/99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("POST", "clusters", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "hosts?search=status%3Dup", HttpStatusCode.BadRequest)]
    [InlineData("GET", "hosts?max=-1", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_answered_is_a_fault(string method, string path, HttpStatusCode status)
    {
        var client = readOnly.Client();

        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"{Api}/{path}"));

        response.StatusCode.Should().Be(status);
        var fault = await response.ReadJsonAsync();
        fault.GetProperty("reason").GetString().Should().NotBeEmpty();
        fault.GetProperty("detail").GetString().Should().NotBeEmpty();
    }

    [SkippableFact]
    public async Task Without_a_login_the_API_says_how_to_get_one()
    {
        using var response = await readOnly.Engine.Client().GetAsync($"{Api}/nothing");

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme).Should().Equal("Basic", "Bearer");
        (await response.ReadJsonAsync()).GetProperty("detail").GetString().Should().Contain("admin@internal");
    }

    [SkippableTheory]
    [InlineData("Basic", "%%%")]
    [InlineData("Basic", "YWRtaW4=")]
    [InlineData("Bearer", "x")]
    [InlineData("Negotiate", "x")]
    public async Task A_malformed_login_is_no_login(string scheme, string value)
    {
        var client = readOnly.Engine.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"{scheme} {value}");

        using var response = await client.GetAsync(Api);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [SkippableFact]
    public async Task Many_requests_with_Basic_at_once_are_all_answered()
    {
        var client = readOnly.Engine.Client();
        client.UseBasic("admin@internal", LoginSteps.Password);

        var responses = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.GetAsync(Api)));

        responses.Should().OnlyContain(response => response.StatusCode == HttpStatusCode.OK);
    }

    [SkippableTheory]
    [InlineData("application/xml", "application/xml")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json, application/xml", "application/json")]
    [InlineData("application/xml;q=0.1, application/json", "application/json")]
    [InlineData("application/json;q=0, application/xml", "application/xml")]
    public async Task The_form_is_the_one_the_client_likes_best(string accept, string type)
    {
        var client = readOnly.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd(accept);

        using var response = await client.GetAsync($"{Api}/datacenters");

        response.Content.Headers.ContentType!.MediaType.Should().Be(type);
    }

    [SkippableFact]
    public async Task A_form_the_engine_has_not_is_not_acceptable()
    {
        var client = readOnly.Client();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));

        using var response = await client.GetAsync($"{Api}/datacenters");

        response.StatusCode.Should().Be(HttpStatusCode.NotAcceptable);
    }

    [SkippableFact]
    public async Task XML_has_ids_and_links_as_attributes()
    {
        var client = readOnly.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/xml");

        var domains = XElement.Parse(await client.GetStringAsync($"{Api}/storagedomains?search=name%3Ddata-gv0"));
        var events = XElement.Parse(await client.GetStringAsync($"{Api}/events"));

        domains.Name.LocalName.Should().Be("storage_domains");
        var domain = domains.Element("storage_domain")!;
        domain.Attribute("href")!.Value.Should().Be($"{Api}/storagedomains/{domain.Attribute("id")!.Value}");
        domain.Element("description")!.Value.Should().Be("Replica 3 <&>");
        domain.Element("storage")!.Element("type")!.Value.Should().Be("glusterfs");
        domain.Element("data_centers")!.Element("data_center")!.Attribute("id").Should().NotBeNull();
        DateTimeOffset.Parse(events.Element("event")!.Element("time")!.Value).Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
    }

    /// <summary>Ids by the order they appear in, times as 0, the version by name: what differs between runs and releases.</summary>
    private static string Normalized(string json)
    {
        var text = JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Readable) + "\n";
        var ids = Uuid().Matches(text).Select(match => match.Value).Distinct().ToList();
        for (var index = 0; index < ids.Count; index++)
            text = text.Replace(ids[index], $"uuid-{index + 1}");
        text = ProductVersion().Replace(text, "\"version\": \"the product's\"").Replace($"engine {Product.Version}", "engine VERSION");
        return Time().Replace(text, "\"time\": 0");
    }

    private static string Expected([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "expected");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("\"version\": {\\s*\"build\"[^}]*}")]
    private static partial Regex ProductVersion();

    [GeneratedRegex("\"time\": [0-9]+")]
    private static partial Regex Time();
}
