using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Appliance.Templating.Evaluation;

namespace Appliance.Templating.Builtins;

/// <summary><c>object.to_json</c> and <c>object.from_json</c>.</summary>
internal static class JsonText
{
    public static string Write(BuiltinCall call)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, call.Value(0), call);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static object? Read(BuiltinCall call)
    {
        try
        {
            using var document = JsonDocument.Parse(call.Text(0));
            return FromElement(document.RootElement);
        }
        catch (JsonException)
        {
            throw call.Error("the text is no JSON");
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value, BuiltinCall call)
    {
        if (writer.CurrentDepth > 64)
            throw call.Error("the value is nested too deep");
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case long number: writer.WriteNumberValue(number); break;
            case BigInteger number: writer.WriteRawValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture)); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case ObjectValue members: WriteMembers(writer, members, call); break;
            case ArrayValue or RangeValue:
                writer.WriteStartArray();
                foreach (var item in ValueTypes.AsList(value)!)
                    Write(writer, item, call);
                writer.WriteEndArray();
                break;
            default: throw call.Error($"{ValueTypes.Describe(value)} has no form in JSON");
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, ObjectValue members, BuiltinCall call)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in members.Members)
        {
            writer.WritePropertyName(name);
            Write(writer, member, call);
        }
        writer.WriteEndObject();
    }

    private static object? FromElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => FromObject(element),
        JsonValueKind.Array => new ArrayValue(element.EnumerateArray().Select(FromElement)),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var integer) ? (object)integer : element.GetDouble(),
        JsonValueKind.Null => null,
        _ => element.GetBoolean(),
    };

    private static ObjectValue FromObject(JsonElement element)
    {
        var value = new ObjectValue();
        foreach (var member in element.EnumerateObject())
            value.Members[member.Name] = FromElement(member.Value);
        return value;
    }
}
