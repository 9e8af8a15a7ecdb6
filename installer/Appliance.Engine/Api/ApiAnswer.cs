using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appliance.Engine.Hosting;

namespace Appliance.Engine.Api;

/// <summary>Answers in the form the client asked for.</summary>
internal static class ApiAnswer
{
    public static async Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type, string xmlRoot)
    {
        switch (ApiForm.Choose(context.Request))
        {
            case ApiForm.Json:
                await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, value, type);
                break;
            case ApiForm.Xml:
                context.Response.ContentType = ApiForm.Xml;
                await context.Response.Body.WriteAsync(
                    ApiXml.Write(xmlRoot, JsonSerializer.SerializeToElement(value, type)),
                    context.RequestAborted);
                break;
            default:
                await Refusal.WriteAsync(context, StatusCodes.Status406NotAcceptable, $"Accept {ApiForm.Json} or {ApiForm.Xml}.");
                break;
        }
    }
}
