using System.Text;
using System.Text.Json;
using System.Xml;

namespace Appliance.Engine.Api;

/// <summary>
/// The XML form of the API, made from the JSON form: href, id and rel become attributes, lists repeat their element, times
/// become text. oVirt's own SDKs read nothing else.
/// </summary>
internal static class ApiXml
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false) };

    public static byte[] Write(string root, JsonElement value)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
            Write(writer, root, value);
        return stream.ToArray();
    }

    private static void Write(XmlWriter writer, string name, JsonElement value)
    {
        writer.WriteStartElement(name);
        if (value.ValueKind == JsonValueKind.Object)
            WriteMembers(writer, value);
        else
            writer.WriteString(Text(value));
        writer.WriteEndElement();
    }

    private static void WriteMembers(XmlWriter writer, JsonElement value)
    {
        foreach (var member in value.EnumerateObject().Where(IsAttribute))
            writer.WriteAttributeString(member.Name, member.Value.GetString());
        foreach (var member in value.EnumerateObject().Where(member => !IsAttribute(member)))
        {
            if (member.Value.ValueKind != JsonValueKind.Array)
                Write(writer, member.Name, member.Value);
            else
            {
                foreach (var item in member.Value.EnumerateArray())
                    Write(writer, member.Name, item);
            }
        }
    }

    private static bool IsAttribute(JsonProperty member) => member.Name is "href" or "id" or "rel";

    /// <summary>Every number in this API's JSON is a time in milliseconds; counts are texts.</summary>
    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? DateTimeOffset.FromUnixTimeMilliseconds(value.GetInt64()).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz")
        : value.GetString() ?? "";
}
