using System.Text.Json.Serialization.Metadata;
using Appliance.Engine.Hosting;

namespace Appliance.Engine.Api;

/// <summary>One kind of resource: its list, and one of it by id.</summary>
/// <typeparam name="TRow">How the database has it.</typeparam>
/// <typeparam name="TItem">Its shape in the API.</typeparam>
/// <typeparam name="TList">The shape of its list.</typeparam>
internal sealed class ApiCollection<TRow, TItem, TList>
    where TItem : class
{
    /// <summary>The collection's segment under <c>/ovirt-engine/api</c>.</summary>
    public required string Segment { get; init; }

    /// <summary>The item's element in XML; the list's is this with an s.</summary>
    public required string Element { get; init; }

    public required Func<ApiQuery, CancellationToken, Task<List<TRow>>> List { get; init; }

    /// <summary>Finds by the text of an id; empty when there is none, also when the text is no id.</summary>
    public required Func<string, CancellationToken, Task<List<TRow>>> Find { get; init; }

    public required Func<TRow, TItem> Shape { get; init; }

    public required Func<IReadOnlyList<TItem>, TList> Wrap { get; init; }

    public required JsonTypeInfo<TItem> ItemType { get; init; }

    public required JsonTypeInfo<TList> ListType { get; init; }

    public async Task ListAsync(HttpContext context)
    {
        var (query, wrong) = ApiQuery.Read(context.Request.Query);
        if (query is null)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, wrong!);
            return;
        }

        var rows = await List(query, context.RequestAborted);
        await ApiAnswer.WriteAsync(context, Wrap([.. rows.Select(Shape)]), ListType, Element + "s");
    }

    public async Task OneAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var rows = await Find(id, context.RequestAborted);
        if (rows.Count == 0)
            await Refusal.WriteAsync(context, StatusCodes.Status404NotFound, $"There is no {Element.Replace('_', ' ')} with this id.");
        else
            await ApiAnswer.WriteAsync(context, Shape(rows[0]), ItemType, Element);
    }
}
