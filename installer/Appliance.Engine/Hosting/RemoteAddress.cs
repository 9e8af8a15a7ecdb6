using System.Net;

namespace Appliance.Engine.Hosting;

/// <summary>Who is at the other end of the connection.</summary>
internal static class RemoteAddress
{
    public static IPAddress Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }
}
