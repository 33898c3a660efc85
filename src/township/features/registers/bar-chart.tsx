import { BarChart as Bars } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([Bars, GridComponent, CanvasRenderer]);

const ROW = 32;

/** Lying bars in ink on one scale, the number at the end of each. The table beside it says the same in words. */
export function BarChart({
  label,
  bars,
}: {
  readonly label: string;
  readonly bars: readonly { readonly label: string; readonly n: number }[];
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const style = getComputedStyle(element);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const words = { color: colour('--zb-text'), fontFamily: style.fontFamily, fontSize: 15 };
    const chart = init(element, null, { renderer: 'canvas' });
    chart.setOption({
      animation: false,
      grid: { left: 4, right: 48, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false, min: 0 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map((bar) => bar.label),
        axisLabel: words,
        axisLine: { lineStyle: { color: colour('--zb-line') } },
        axisTick: { show: false },
      },
      series: [
        {
          type: 'bar',
          data: bars.map(({ n }) => n),
          barMaxWidth: 18,
          itemStyle: { color: colour('--zb-action') },
          label: { show: true, position: 'right', ...words },
        },
      ],
    });
    const fit = new ResizeObserver(() => chart.resize());
    fit.observe(element);
    return () => {
      fit.disconnect();
      chart.dispose();
    };
  }, [bars]);
  return <div ref={place} className="dk-chart" role="img" aria-label={label} style={{ height: bars.length * ROW + 8 }} />;
}
